(compound_statement) @indent
"}" @outdent
((if_statement consequence: (_) @indent (#not-kind-eq? @indent "compound_statement")) (#set! "scope" "header"))
