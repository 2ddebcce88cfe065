[(column_definitions) (list) (cte) (subquery) (function_arguments) (case)] @indent
")" @outdent
(keyword_end) @outdent
