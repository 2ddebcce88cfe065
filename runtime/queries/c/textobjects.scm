(function_definition body: (_) @function.inside) @function.around
(preproc_function_def value: (_)? @function.inside) @function.around

(struct_specifier body: (_) @class.inside) @class.around
(union_specifier body: (_) @class.inside) @class.around
(enum_specifier body: (_) @class.inside) @class.around

(parameter_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(preproc_params ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(field_declaration_list (field_declaration) @entry.around)
(enumerator_list (enumerator) @entry.around)
(initializer_list (_) @entry.around)
(initializer_pair value: (_) @entry.inside)

(comment) @comment.inside
(comment)+ @comment.around
