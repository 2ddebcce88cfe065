[
  (interface_body) (object_type) (enum_body) (type_parameters) (type_arguments) (tuple_type) (parenthesized_type)
  (mapped_type_clause)
] @indent
[(type_parameters ">" @outdent) (type_arguments ">" @outdent)]
; Parts of a type below its name
([
  (type_alias_declaration "=" @_mark value: (_) @indent)
  (public_field_definition "=" @_mark value: (_) @indent)
] (#not-same-line? @_mark @indent)
  (#set! "scope" "header"))
