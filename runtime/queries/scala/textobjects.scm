(function_definition body: (_) @function.inside) @function.around
(lambda_expression) @function.around
(class_definition body: (template_body)? @class.inside) @class.around
(object_definition body: (template_body)? @class.inside) @class.around
(trait_definition body: (template_body)? @class.inside) @class.around
(enum_definition body: (enum_body) @class.inside) @class.around
(parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(class_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(case_clause) @entry.around
[(comment) (block_comment)] @comment.inside
[(comment)+ (block_comment)+] @comment.around
