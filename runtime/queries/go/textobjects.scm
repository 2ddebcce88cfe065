(function_declaration body: (block)? @function.inside) @function.around
(method_declaration body: (block)? @function.inside) @function.around
(func_literal body: (block) @function.inside) @function.around

((function_declaration name: (identifier) @_name body: (block)? @test.inside) @test.around
  (#match? @_name "^(Test|Benchmark|Example|Fuzz)"))

(type_declaration (type_spec type: (struct_type (field_declaration_list) @class.inside))) @class.around
(type_declaration) @class.around

(parameter_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_parameter_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(field_declaration_list (field_declaration) @entry.around)
(literal_value (_) @entry.around)
(keyed_element value: (_) @entry.inside)

(comment) @comment.inside
(comment)+ @comment.around
