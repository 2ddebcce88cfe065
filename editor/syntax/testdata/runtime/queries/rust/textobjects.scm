(function_item body: (_) @function.inside) @function.around
(struct_item body: (_) @class.inside) @class.around
(parameters (parameter) @parameter.inside)
(parameters ((parameter) @parameter.inside . ","? @parameter.around) @parameter.around)
(line_comment)+ @comment.around
(line_comment) @comment.inside
