(variable_name) @variable
