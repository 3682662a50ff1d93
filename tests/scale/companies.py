"""Write a company file of any size in the register's exact format, and measure a build of it.

    python -m tests.scale.companies RAW FOLDER [ROWS]

RAW is a folder of publishers' files: all but the companies are linked into FOLDER/raw. Names and
addresses are made of numbers; postcodes are drawn from RAW's directory; kinds of company come in
England's proportions.
"""

import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import duckdb

from etl.sources.companies_house import SOURCE as COMPANIES

COLUMNS = (
    "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.POBox,RegAddress.AddressLine1,"
    " RegAddress.AddressLine2,RegAddress.PostTown,RegAddress.County,RegAddress.Country,"
    "RegAddress.PostCode,CompanyCategory,CompanyStatus,CountryOfOrigin,DissolutionDate,"
    "IncorporationDate,Accounts.AccountRefDay,Accounts.AccountRefMonth,Accounts.NextDueDate,"
    "Accounts.LastMadeUpDate,Accounts.AccountCategory,Returns.NextDueDate,Returns.LastMadeUpDate,"
    "Mortgages.NumMortCharges,Mortgages.NumMortOutstanding,Mortgages.NumMortPartSatisfied,"
    "Mortgages.NumMortSatisfied,SICCode.SicText_1,SICCode.SicText_2,SICCode.SicText_3,"
    "SICCode.SicText_4,LimitedPartnerships.NumGenPartners,LimitedPartnerships.NumLimPartners,URI,"
    + ",".join(f"PreviousName_{n}.CONDATE, PreviousName_{n}.CompanyName" for n in range(1, 11))
    + ",ConfStmtNextDueDate, ConfStmtLastMadeUpDate"
)
ROWS = """
copy (
    select
        'COMPANY NUMBER ' || no || ' OF "THE REGION", LIMITED' as name,
        lpad(no::varchar, 8, '0') as number, '' as care_of, '' as po_box,
        (1 + hash(no) % 200) || ' STREET ' || hash(no + 1) % 40 as line_1, '' as line_2,
        'TOWN ' || hash(no) % 300 as town, '' as county, 'ENGLAND' as country,
        postcode.pcds as postcode,
        case
            when hash(no + 2) % 1000 < 7 then 'Community Interest Company'
            when hash(no + 2) % 1000 < 27 then
                'PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)'
            else 'Private Limited Company'
        end as category,
        case when hash(no + 3) % 20 = 0 then 'Active - Proposal to Strike off' else 'Active' end
            as status,
        'United Kingdom' as origin, '' as dissolved,
        strftime(date '1990-01-01' + (hash(no + 4) % 12000)::integer, '%d/%m/%Y') as incorporated,
        '31', '3', '31/12/2025', '31/03/2024', 'MICRO ENTITY', '', '', '0', '0', '0', '0',
        case when hash(no + 5) % 40 = 0 then '98000 - Residents property management'
            else '82990 - Other business support service activities n.e.c.' end as sic_1,
        '', '', '', '0', '0',
        'http://business.data.gov.uk/id/company/' || lpad(no::varchar, 8, '0'),
        {previous} '01/02/2025', '18/01/2024'
    from (
        select range as no, (hash(range + 6) % $postcodes)::bigint as place
        from range($first, $last)
    ) as numbered
    inner join postcode on numbered.place = postcode.place
) to '{target}' (format csv, header false, force_quote *)
"""


def write(raw: Path, folder: Path, rows: int) -> Path:
    """Write the zipped company file below FOLDER/raw and return its rows as a plain csv."""
    out = folder / "raw"
    out.mkdir(parents=True, exist_ok=True)
    for source in raw.iterdir():
        link = out / source.name
        if source.name != COMPANIES.id and not link.exists():
            link.symlink_to(source.resolve())
    (out / COMPANIES.id).mkdir(exist_ok=True)
    plain = folder / "BasicCompanyDataAsOneFile-2026-11-01.csv"
    directory = next((raw / "ons_postcode_directory").glob("*.zip"))
    pairs = folder / "postcodes.csv"
    with zipfile.ZipFile(directory) as archive:
        pairs.write_bytes(archive.read(archive.namelist()[0]))
    with duckdb.connect() as con:
        con.execute(
            "create table postcode as select pcds, row_number() over () - 1 as place"
            " from read_csv($path, all_varchar = true)",
            {"path": str(pairs)},
        )
        sql = ROWS.format(target=str(plain), previous="'', '', " * 10)
        [(postcodes,)] = con.execute("select count(*) from postcode").fetchall()
        con.execute(sql, {"first": 1, "last": rows + 1, "postcodes": postcodes})
    with (
        zipfile.ZipFile(
            out / COMPANIES.id / f"{plain.stem}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1
        ) as archive,
        archive.open(plain.name, "w", force_zip64=True) as packed,
        plain.open("rb") as body,
    ):
        packed.write((COLUMNS + "\n").encode())
        while chunk := body.read(1 << 20):
            packed.write(chunk)
    return plain


def read_alone(paths: list[Path], folder: Path) -> float:
    """Read each file into a table of text with DuckDB and nothing else; return the seconds."""
    started = time.perf_counter()
    with duckdb.connect(folder / "alone.duckdb") as con:
        # One list of 0.2 MB comes in an older encoding, which DuckDB does not read.
        for no, path in enumerate(path for path in paths if path.name != "sic2007.csv"):
            con.execute(
                f"create or replace table file_{no} as select * from read_csv($path,"
                " all_varchar = true, ignore_errors = true)",
                {"path": str(path)},
            )
    return time.perf_counter() - started


def main() -> None:
    """Write the file, build with it, and say time, memory and the ratio to DuckDB reading it."""
    raw, folder = Path(sys.argv[1]), Path(sys.argv[2])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 2_000_000
    plain = write(raw, folder, rows)
    size = plain.stat().st_size
    alone = read_alone([plain, folder / "postcodes.csv", *sorted(raw.glob("*/*.csv"))], folder)
    plain.unlink()
    started = time.perf_counter()
    words = ["--raw", str(folder / "raw"), "--builds", str(folder / "builds")]
    subprocess.run([sys.executable, "-m", "etl", "build", *words], check=True)
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{rows:,} companies, {size / 1e6:,.0f} MB: the build took {took:.0f} s, at most"
        f" {peak:,.0f} MB; DuckDB alone reads the same text files into tables in {alone:.0f} s"
        f" (ratio {took / alone:.1f})."
    )


if __name__ == "__main__":
    main()
