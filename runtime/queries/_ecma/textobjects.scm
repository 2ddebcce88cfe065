(function_declaration body: (_) @function.inside) @function.around
(function_expression body: (_) @function.inside) @function.around
(generator_function body: (_) @function.inside) @function.around
(generator_function_declaration body: (_) @function.inside) @function.around
(arrow_function body: (_) @function.inside) @function.around
(method_definition body: (_) @function.inside) @function.around

(class_declaration body: (_) @class.inside) @class.around
(class body: (_) @class.inside) @class.around

; test("adds", () => { ... })
(call_expression
  function: [(identifier) (member_expression)] @_name
  arguments: (arguments [(arrow_function body: (_) @test.inside) (function_expression body: (_) @test.inside)])
  (#match? @_name "^(test|it|describe|suite)\\b")) @test.around

(formal_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(arrow_function parameter: (_) @parameter.inside @parameter.around)
(arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(pair value: (_) @entry.inside) @entry.around
(object [(spread_element) (shorthand_property_identifier) (method_definition)] @entry.around)
(array (_) @entry.around)
(class_body (_) @entry.around)
(object_pattern (_) @entry.around)

(comment) @comment.inside
(comment)+ @comment.around
