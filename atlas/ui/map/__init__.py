"""What the map is made of, apart from folium: its files, its legend, its browser scripts."""
