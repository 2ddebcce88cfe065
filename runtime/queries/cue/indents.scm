[(struct_lit) (list_lit) (import_spec_list) (arguments) (parenthesized_expression)] @indent
["}" "]" ")"] @outdent
(string) @opaque
