((attribute_item)* @function.around
  .
  (function_item body: (_) @function.inside) @function.around)
(closure_expression body: (_) @function.inside) @function.around

; The attribute is told by its text: what lies inside a node that the cursor is
; not in is not looked at.
((attribute_item) @_attribute @test.around
  .
  (attribute_item)*
  .
  (function_item body: (_) @test.inside) @test.around
  (#match? @_attribute "^#\\[(\\w+::)*test\\W"))

(struct_item body: (field_declaration_list)? @class.inside) @class.around
(enum_item body: (_) @class.inside) @class.around
(union_item body: (_) @class.inside) @class.around
(trait_item body: (_) @class.inside) @class.around
(impl_item body: (_) @class.inside) @class.around

(parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(closure_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(field_initializer_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(field_declaration_list (field_declaration) @entry.around)
(enum_variant_list (enum_variant) @entry.around)
(field_initializer_list (_) @entry.around)
(array_expression (_) @entry.around)
(tuple_expression (_) @entry.around)
(tuple_pattern (_) @entry.around)

[(line_comment) (block_comment)] @comment.inside
(line_comment)+ @comment.around
(block_comment)+ @comment.around
