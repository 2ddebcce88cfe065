[(function_definition) (if_statement) (for_statement) (class_definition)] @indent
[(function_definition) (if_statement) (for_statement) (class_definition)] @extend
[(return_statement) (pass_statement) (break_statement)] @extend.prevent-once
(argument_list) @indent
")" @outdent
((argument_list . (_) @anchor) @align (#same-line? @anchor @align))
(string) @opaque
