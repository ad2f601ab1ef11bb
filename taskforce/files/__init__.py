"""Files that people bring: portraits and papers. Looked through before they are kept, and given out as harmless."""
