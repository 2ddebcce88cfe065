(abstract_class_declaration body: (_) @class.inside) @class.around
(interface_declaration body: (_) @class.inside) @class.around
(enum_declaration body: (_) @class.inside) @class.around
(type_alias_declaration value: (_) @class.inside) @class.around
(function_signature) @function.around
(abstract_method_signature) @function.around
(method_signature) @function.around

(type_parameters ((_) @parameter.inside . ","? @parameter.around) @parameter.around)
(type_arguments ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(interface_body (_) @entry.around)
(object_type (_) @entry.around)
(enum_body (_) @entry.around)
(tuple_type (_) @entry.around)
