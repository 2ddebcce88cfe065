(function_definition name: (word) @name) @definition.function
((program [
  (variable_assignment name: (variable_name) @name) @definition.constant
  (declaration_command (variable_assignment name: (variable_name) @name) @definition.constant)
]) (#match? @name "^[A-Z][A-Z\\d_]*$"))
