"""What the data mean and what can be asked of them; no Streamlit outside atlas.ui."""
