; inherits: c

(lambda_expression body: (_) @function.inside) @function.around
(class_specifier body: (_) @class.inside) @class.around

; Tests of the common frameworks look like functions without a type.
((function_definition
  declarator: (function_declarator declarator: (identifier) @_name)
  body: (_) @test.inside) @test.around
  (#match? @_name "^(TYPED_)?TEST(_[FP]|_CASE)?$"))

(template_parameter_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(template_argument_list ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(lambda_capture_specifier ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(field_initializer_list (field_initializer) @entry.around)
