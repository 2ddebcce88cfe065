(method_declaration body: (block)? @function.inside) @function.around
(constructor_declaration body: (constructor_body) @function.inside) @function.around
(lambda_expression body: (block) @function.inside) @function.around

(class_declaration body: (_) @class.inside) @class.around
(interface_declaration body: (_) @class.inside) @class.around
(enum_declaration body: (_) @class.inside) @class.around
(record_declaration body: (_) @class.inside) @class.around
(annotation_type_declaration body: (_) @class.inside) @class.around

((method_declaration (modifiers (marker_annotation name: (identifier) @_name)) body: (block)? @test.inside) @test.around
  (#match? @_name "Test$"))

(formal_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(enum_constant) @entry.around
(array_initializer (_) @entry.around)

[(line_comment) (block_comment)] @comment.inside
[(line_comment)+ (block_comment)+] @comment.around
