(function_definition body: (_) @function.inside) @function.around
(parameters ((parameter) @parameter.inside . (comma)? @parameter.around) @parameter.around)
(arguments ((argument) @parameter.inside . (comma)? @parameter.around) @parameter.around)
(comment) @comment.inside
(comment)+ @comment.around
