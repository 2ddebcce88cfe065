(jsx_opening_element name: (identifier) @_discard)
(jsx_closing_element name: (identifier) @_discard)
(jsx_self_closing_element name: (identifier) @_discard)
