[
  (block) (import_spec_list) (const_declaration) (var_spec_list) (type_declaration) (field_declaration_list)
  (interface_type) (parameter_list) (argument_list) (type_parameter_list) (type_arguments) (literal_value)
  (expression_case) (type_case) (communication_case) (default_case)
  (parenthesized_expression) (selector_expression) (binary_expression) (index_expression) (slice_expression)
] @indent

["]" ")"] @outdent
; Not that of a switch, whose cases stand as far left as itself
[
  (block "}" @outdent)
  (field_declaration_list "}" @outdent)
  (interface_type "}" @outdent)
  (literal_value "}" @outdent)
]
(labeled_statement label: (label_name) @outdent)

(raw_string_literal) @opaque

; An opening delimiter whose partner is not typed yet
(ERROR ["{" "(" "["]) @indent
