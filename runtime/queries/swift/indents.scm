[
  (class_body) (enum_class_body) (protocol_body) (function_body) (computed_property) (lambda_literal)
  (if_statement) (guard_statement) (for_statement) (while_statement) (repeat_while_statement) (do_statement)
  (switch_statement) (array_literal) (dictionary_literal) (tuple_expression) (value_arguments)
] @indent
["}" ")" "]"] @outdent
(switch_entry) @outdent
; An if behind an else adds nothing to the first one
(if_statement (if_statement) @outdent)
(multi_line_string_literal) @opaque
