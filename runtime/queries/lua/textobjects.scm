(function_declaration body: (_)? @function.inside) @function.around
(function_definition body: (_)? @function.inside) @function.around
(parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(table_constructor (field) @entry.around)
(field value: (_) @entry.inside)
(comment) @comment.inside
(comment)+ @comment.around
