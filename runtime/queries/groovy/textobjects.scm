(function_definition body: (closure) @function.inside) @function.around
(class_definition body: (closure) @class.inside) @class.around
(juxt_function_call args: (argument_list (closure) @function.inside)) @function.around
(closure) @function.inside
(parameter_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(map_item value: (_) @entry.inside) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
