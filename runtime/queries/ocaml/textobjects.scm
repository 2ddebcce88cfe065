(let_binding (parameter) body: (_) @function.inside) @function.around
(fun_expression body: (_) @function.inside) @function.around
(method_definition body: (_) @function.inside) @function.around
(module_binding body: (_) @class.inside) @class.around
(class_binding body: (_) @class.inside) @class.around
(type_definition) @class.around
(parameter) @parameter.inside @parameter.around
(match_case body: (_) @entry.inside) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
