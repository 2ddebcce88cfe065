(statement) @function.around
(create_table (column_definitions) @class.inside) @class.around
(column_definitions (column_definition) @entry.around)
(invocation parameter: (_) @parameter.inside @parameter.around)
(list (_) @entry.around)
[(comment) (marginalia)] @comment.inside
[(comment)+ (marginalia)+] @comment.around
