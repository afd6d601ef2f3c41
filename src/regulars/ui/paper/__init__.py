"""What goes on paper: the sheets, and the box that shows, prints and saves them."""
