(method_declaration body: (_)? @function.inside) @function.around
(constructor_declaration body: (_)? @function.inside) @function.around
(local_function_statement body: (_)? @function.inside) @function.around
(lambda_expression body: (block) @function.inside) @function.around
(class_declaration body: (_) @class.inside) @class.around
(struct_declaration body: (_) @class.inside) @class.around
(interface_declaration body: (_) @class.inside) @class.around
(enum_declaration body: (_) @class.inside) @class.around
(record_declaration body: (_)? @class.inside) @class.around
(parameter_list ((parameter) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(enum_member_declaration) @entry.around
(initializer_expression (_) @entry.around)
(switch_expression_arm) @entry.around
(comment) @comment.inside
(comment)+ @comment.around
