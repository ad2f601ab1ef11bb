"""Flask and what pages share: session, access, forms, rendering, headers, errors. No business word here."""
