"""Word lists from which the practice region's names are made; none names a real person or body."""

# Councils: name, registered town for addresses, county. No English council is called any of them.
COUNCILS = ("Marlbridge", "Skelsea", "Hallowdale", "Ashenwold")
REGION = "Eastmere (practice region)"
COMBINED_AUTHORITY = "Marl Estuary Combined Authority"
COUNTY = "Eastmereshire"

# Parts of places, by council, in the order in which they are given out from the centre.
PLACES = (
    (
        "Quayside", "Cornmarket", "Saltgate", "Bridge Foot", "Weavers Row", "Old Ropery",
        "Customs Hill", "St Osyn's", "Gasworks Lane", "Northbank", "Southbank", "Tannery Bank",
        "Harrow Green", "Pottergate", "Limekiln", "Staithes", "Cinder Hill", "Priory Fields",
        "Mill Race", "Larkhill", "Foundry Road", "Eastfield", "Westfield", "Orchard Park",
        "Thornhill Rise", "Beacon Lea", "Coldharbour", "Highmoor", "Dunnock Wood", "Fenlea",
        "Barrow Top", "Netherfold", "Overmarl", "Marl Heath", "Kilnwick End", "Wyvern Park",
        "Sallow Green", "Redcote", "Longacre", "Hanging Wood", "Ferry Lane", "Blackwater",
        "Saxby Rise", "Hollin Bank", "Greyfriars", "Alder Carr", "Withy Brook", "Kestrel Way",
    ),
    (
        "Skelsea Front", "Skelsea Old Town", "Pier Road", "North Sands", "South Sands",
        "Lighthouse", "Gannet Point", "Hotel Parade", "Marram", "Seathwaite Park", "Cockle Bay",
        "Fishermen's Row", "Dunes End", "Kelder", "Kelder Moor", "Saltby", "Wreck Lane",
        "Ravenser Road", "Undercliff", "Skel Valley", "Holmsea", "Shingle Street", "Cold Cliff",
        "Tern Island", "Beck End", "Winterness", "Mussel Scar", "Landfall",
    ),
    (
        "Hallow Market", "Hallow St Mary", "Hallow Castle", "Upper Hallow", "Nether Hallow",
        "Abbotsmere", "Fairlight Down", "Oxlip", "Great Wendle", "Little Wendle", "Cowslip Vale",
        "Bellwether", "Tithe Barn", "Deerfold", "Stannard Green", "Chalk Hill", "Lavenden Cross",
        "Pennythorpe", "Wrensfield", "Ambleford", "Kingsmere Hall", "Mayfold", "Honeybourn Lea",
        "Swanscote", "Dovedell",
    ),
    (
        "Ashenwold Cross", "Ashenwold Parkside", "Ashen Colliery", "Pit Lane", "Winding Wheel",
        "Wold Top", "Wold Foot", "Charcoal Wood", "Brackenby", "Quarry Bank", "Hob Moor",
        "Stonegrave End", "Millthorpe Ash", "Sike Lane", "Marshside", "South Haven",
        "Haven Quay", "Eel Pie", "Flaxfield", "Ings Road", "Crowland Bank", "Pinfold",
        "Gorse Hill", "Rookley", "Thistle Down", "Welton Ash", "Coppice Side",
    ),
)  # fmt: skip

STREET_FIRST = (
    "Tanner's", "Corn", "Mill", "Chapel", "Church", "Station", "Victoria", "Albert", "Garden",
    "Orchard", "Quarry", "Harbour", "Customs", "Ropewalk", "Weaver's", "Cooper's", "Chandler's",
    "Salt", "Staithe", "Ferry", "Beacon", "Larch", "Alder", "Hazel", "Rowan", "Sycamore", "Elder",
    "Linden", "Poplar", "Heron", "Kestrel", "Lapwing", "Curlew", "Plover", "Wren", "Dunlin",
    "Foundry", "Forge", "Kiln", "Brickfield", "Glebe", "Manor", "Abbey", "Priory", "Grange",
    "Castle", "Market", "Bridge", "River", "Spring", "Well", "Park", "Meadow", "Windmill", "Barley",
    "Clover", "Bramble", "Heather", "Primrose", "Bluebell", "Marlow", "Wendle", "Skel", "Hallow",
    "Wold", "Northgate", "Eastgate", "Westgate", "Southgate", "Jubilee", "Coronation", "Alma",
    "Trafalgar", "Nelson", "Union", "Progress", "Pioneer", "Equity", "Unity", "Providence",
)  # fmt: skip
STREET_LAST = (
    "Street", "Street", "Road", "Road", "Road", "Lane", "Lane", "Avenue", "Close", "Close",
    "Drive", "Terrace", "Way", "Court", "Crescent", "Gardens", "Place", "Row", "Square", "Hill",
)  # fmt: skip
BUILDING_FIRST = (
    "Mariner", "Weighbridge", "Sailmaker", "Heron", "Kestrel", "Beacon", "Anchor", "Compass",
    "Foundry", "Harbour", "Lantern", "Meridian", "Pavilion", "Quay", "Staithe", "Unity",
)  # fmt: skip
BUILDING_LAST = ("House", "House", "Court", "Centre", "Business Park", "Works", "Mill", "Studios")

ADJECTIVES = (
    "Bright", "Open", "Common", "Golden", "Silver", "Blue", "Green", "Red", "Northern", "Eastern",
    "Coastal", "Rising", "First", "New", "Little", "Steady", "Kind", "True", "Clear", "Swift",
    "Hidden", "Rooted", "Shared", "Growing", "Brave", "Quiet", "Wild", "Second", "Better", "Honest",
)  # fmt: skip
NOUNS = (
    "Lantern", "Anchor", "Harbour", "Acorn", "Bridge", "Kite", "Heron", "Compass", "Thread",
    "Loom", "Beacon", "Kettle", "Ladder", "Meadow", "Orchard", "Pebble", "River", "Roots", "Sail",
    "Seedling", "Spark", "Stepping Stone", "Table", "Tide", "Towpath", "Tree", "Wheel", "Willow",
    "Window", "Workshop", "Hearth", "Lighthouse", "Pathway", "Curlew", "Marigold", "Oak", "Rainbow",
)  # fmt: skip

# What a community interest company does: the words of its name, and its SIC 2007 code.
CIC_WORK = (
    ("Kitchen", "56290"), ("Cafe", "56102"), ("Arts", "90030"), ("Theatre", "90010"),
    ("Music", "90010"), ("Sports", "93199"), ("Football Academy", "85510"), ("Dance", "85520"),
    ("Wellbeing", "86900"), ("Mental Health", "86900"), ("Counselling", "86900"),
    ("Recovery", "87200"), ("Learning", "85590"), ("Skills", "85590"), ("Training", "85590"),
    ("Education", "85600"), ("Youth", "88990"), ("Families", "88990"),
    ("Community Support", "88990"),
    ("Care", "88100"), ("Nursery", "88910"), ("Gardens", "81300"), ("Growers", "01190"),
    ("Bike Workshop", "95290"), ("Repair Cafe", "95290"), ("Reuse", "47799"),
    ("Furniture", "47799"),
    ("Recycling", "38110"), ("Energy", "35110"), ("Radio", "60100"), ("Media", "59112"),
    ("Enterprise", "82990"), ("Development", "70229"), ("Housing", "68209"), ("Homes", "68209"),
    ("Transport", "49390"), ("Fitness", "93130"), ("Forest School", "85590"), ("Heritage", "91030"),
    ("Festival", "82302"), ("Digital", "62090"), ("Advice", "63990"), ("Hub", "94990"),
)  # fmt: skip
CIC_ENDINGS = (" CIC", " CIC", " C.I.C.", " COMMUNITY INTEREST COMPANY")

# Charities: the words of the name, ICNPTSO code, charity classification code, share (relative).
CHARITY_WORK = (
    ("Village Hall", "F20", 116, 9), ("Community Association", "F20", 113, 6),
    ("Playgroup", "B11", 102, 6), ("Pre-School", "B11", 102, 6),
    ("Parent Teacher Association", "B19", 102, 9), ("Almshouses", "D32", 107, 3),
    ("Relief in Need Charity", "D39", 105, 5), ("Foodbank", "D31", 105, 3),
    ("Hospice", "C31", 103, 1), ("League of Friends", "C29", 103, 2),
    ("Methodist Church", "I10", 108, 5), ("Baptist Church", "I10", 108, 4),
    ("Parochial Church Council", "I10", 108, 8), ("Islamic Centre", "I10", 108, 2),
    ("Scout Group", "G14", 102, 8), ("Guides", "G14", 102, 5), ("Choral Society", "A11", 109, 3),
    ("Brass Band", "A11", 109, 3), ("Arts Trust", "A11", 109, 3), ("Museum Trust", "A12", 109, 2),
    ("Civic Society", "G19", 112, 3), ("Wildlife Group", "E11", 112, 3),
    ("Animal Rescue", "E21", 111, 2), ("Allotment Trust", "E14", 112, 3),
    ("Youth Trust", "D11", 113, 3), ("Carers' Centre", "D14", 103, 1),
    ("Age Friends", "D12", 117, 3), ("Disability Action", "D13", 104, 3),
    ("Women's Centre", "D19", 117, 3), ("Advice Centre", "K21", 105, 3),
    ("Debt Advice", "D19", 105, 3), ("Recreation Ground", "A22", 110, 3),
    ("Rowing Trust", "A21", 110, 3), ("Lifeboat", "D33", 103, 1),
    ("Educational Foundation", "H10", 102, 4), ("Community Transport", "L50", 113, 3),
    ("Refugee Welcome", "D34", 106, 1), ("Poor's Estate", "H10", 105, 3),
    ("Development Trust", "F20", 113, 3), ("Toy Library", "D14", 102, 1),
    ("Institute", "F20", 116, 3),
)  # fmt: skip

# Name, ending of the number, reporting class, SIC 2007, share (relative).
CLUBS = "Membership associations, social clubs and trade unions"
SOCIETY_WORK = (
    ("Working Men's Club and Institute", "W", CLUBS, "94990", 6),
    ("Social Club", "R", CLUBS, "94990", 4),
    ("Allotment Holders' Association", "R", "Other", "01190", 3),
    ("Credit Union", "C", "Finance", "64921", 2),
    ("Community Energy", "7", "Energy and Environment", "35110", 2),
    ("Community Shop", "7", "Retail", "47110", 2),
    ("Community Pub", "7", "Food service, Accommodation and Pubs", "56302", 2),
    ("Housing Co-operative", "R", "Housing", "68201", 4),
    ("Workers' Co-operative", "4", "Manufacturing", "25990", 3),
    ("Farmers", "R", "Agriculture", "46110", 1),
    ("Bowling Club", "R", "Sports and Recreation", "93120", 2),
    ("Supporters' Society", "7", "Sports and Recreation", "93120", 1),
    ("Community Arts Society", "7", "Arts and Culture", "90040", 1),
    ("Friendly Society", "F", "Finance", "65120", 3),
    ("Community Land Trust", "7", "Housing", "68209", 2),
    ("Wholefoods Co-operative", "4", "Retail", "47110", 2),
)
SPORTS = (
    "Cricket", "Football", "Rugby Union Football", "Hockey", "Rowing", "Sailing", "Lawn Tennis",
    "Bowls", "Athletics", "Amateur Boxing", "Cycling", "Golf", "Table Tennis",
    "Swimming", "Netball",
)  # fmt: skip

# Companies limited by guarantee that are no charity and no CIC: name, SIC 2007.
GUARANTEE_WORK = (
    ("Traders' Association", "94110"), ("Sports Association", "93120"), ("Theatre", "90010"),
    ("Business Club", "94110"), ("Academy Trust", "85200"), ("Junior Football League", "93120"),
    ("Chamber of Trade", "94110"), ("Golf Club", "93120"), ("Media Centre", "82990"),
    ("Church Fellowship", "94910"), ("Training Partnership", "85590"), ("Arts Festival", "90010"),
    ("Community Centre", "94990"), ("Care Association", "88990"), ("Enterprise Agency", "70229"),
    ("Nursery", "88910"), ("Sailing School", "85510"), ("Environment Forum", "94990"),
    ("Health Partnership", "86900"), ("Property Trust", "68209"), ("Band Club", "94990"),
)  # fmt: skip

# Ordinary trades: the words of a company's name, SIC 2007 code and share (relative).
TRADES = (
    ("Lettings", "68209", 45), ("Properties", "68100", 33), ("Business Services", "82990", 32),
    ("Haulage", "49410", 30), ("Consulting", "70229", 28), ("Online", "47910", 26),
    ("Services", "96090", 20), ("Developments", "41100", 20), ("Takeaway", "56103", 18),
    ("Healthcare", "86900", 17), ("Holdings", "64209", 16), ("Hair and Beauty", "96020", 15),
    ("IT Solutions", "62020", 15), ("Homes", "41202", 14), ("Motors", "45200", 14),
    ("Electrical", "43210", 14), ("Inns", "56302", 13), ("Construction", "43999", 13),
    ("Plumbing and Heating", "43220", 11), ("Cafes", "56102", 10), ("Design", "74100", 6),
    ("Car Sales", "45112", 9), ("Software", "62012", 9), ("Restaurants", "56101", 9),
    ("Foods", "47110", 9), ("Estates", "68320", 8), ("Accountancy", "69201", 8),
    ("Joinery", "43320", 6), ("Medical", "86210", 5), ("Engineering", "71129", 6),
    ("Roofing", "43910", 5), ("Cleaning", "81210", 4), ("Recruitment", "78109", 5),
    ("Security", "84240", 4), ("Catering", "56210", 4), ("Marketing", "73110", 5),
    ("Films", "59112", 3), ("Fabrications", "25990", 3), ("Farms", "01500", 3),
    ("Ventures", "99999", 24),
)  # fmt: skip
FLATS = ("Court", "House", "Mansions", "Quay", "Place", "Lodge", "Gate", "Mews", "Heights", "Wharf")
FLATS_ENDINGS = (
    "Residents Company Limited", "Management Company Limited", "(Freehold) Limited",
    "Residents Association Limited", "Flat Management Limited", "RTM Company Limited",
)  # fmt: skip
