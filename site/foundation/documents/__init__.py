"""Papers and tables: PDF, Word and Excel files made, spreadsheets read. Nothing here touches the database."""
