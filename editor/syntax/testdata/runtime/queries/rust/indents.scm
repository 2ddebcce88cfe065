[(block) (parameters) (arguments) (field_declaration_list) (match_block) (token_tree)] @indent
["}" ")" "]"] @outdent
(where_clause) @indent.always
(raw_string_literal) @opaque
((let_declaration value: (_) @indent) (#not-kind-eq? @indent "block") (#set! "scope" "header"))
