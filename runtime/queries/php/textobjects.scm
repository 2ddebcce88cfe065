(function_definition body: (_) @function.inside) @function.around
(method_declaration body: (_)? @function.inside) @function.around
(anonymous_function body: (_) @function.inside) @function.around
(arrow_function body: (_) @function.inside) @function.around
(class_declaration body: (_) @class.inside) @class.around
(interface_declaration body: (_) @class.inside) @class.around
(trait_declaration body: (_) @class.inside) @class.around
(enum_declaration body: (_) @class.inside) @class.around
(formal_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(array_element_initializer) @entry.around
(match_block (_) @entry.around)
(comment) @comment.inside
(comment)+ @comment.around
