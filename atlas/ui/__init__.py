"""Everything that draws: the only place that knows Streamlit."""
