(method body: (_)? @function.inside) @function.around
(singleton_method body: (_)? @function.inside) @function.around
(do_block body: (_)? @function.inside) @function.around
(block body: (_)? @function.inside) @function.around
(class body: (_)? @class.inside) @class.around
(module body: (_)? @class.inside) @class.around
(method_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(block_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(array (_) @entry.around)
(pair value: (_) @entry.inside) @entry.around
((call method: (identifier) @_name block: (_) @test.inside) @test.around (#any-of? @_name "it" "test" "specify"))
(comment) @comment.inside
(comment)+ @comment.around
