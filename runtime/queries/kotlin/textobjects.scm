(function_declaration (function_body)? @function.inside) @function.around
(anonymous_function (function_body)? @function.inside) @function.around
(lambda_literal) @function.around
(secondary_constructor (block)? @function.inside) @function.around
(class_declaration [(class_body) (enum_class_body)]? @class.inside) @class.around
(object_declaration (class_body)? @class.inside) @class.around
(function_value_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(class_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(value_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(when_entry) @entry.around
(enum_entry) @entry.around
[(line_comment) (block_comment)] @comment.inside
[(line_comment)+ (block_comment)+] @comment.around
