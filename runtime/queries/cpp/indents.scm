; inherits: c

[
  (template_parameter_list) (template_argument_list) (lambda_capture_specifier) (condition_clause)
  (requirement_seq) (subscript_argument_list) (call_expression)
] @indent
[(template_parameter_list ">" @outdent) (template_argument_list ">" @outdent)]
(access_specifier) @outdent

((field_initializer_list) @indent (#set! "scope" "header"))
((for_range_loop body: (_) @indent)
  (#not-kind-eq? @indent "compound_statement")
  (#set! "scope" "header"))

(raw_string_literal) @opaque
[(throw_statement) (co_return_statement)] @extend.prevent-once
