"""OnRecord: reads the reports on one unfolding story and builds the record."""
