(function_declaration body: (block)? @function.inside) @function.around
(test_declaration (block) @test.inside) @test.around
(variable_declaration [(struct_declaration) (enum_declaration) (union_declaration) (opaque_declaration)] @class.inside) @class.around
(parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(container_field) @entry.around
(switch_case) @entry.around
(initializer_list (_) @entry.around)
(comment) @comment.inside
(comment)+ @comment.around
