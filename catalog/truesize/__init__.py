"""A bag at its real size: on the reader's own screen, and on paper.

`paper` lays it out on sheets, `layers` draws it in millimetres, `views` serves the page. How
many pixels a millimetre has is found out in the browser alone.
"""
