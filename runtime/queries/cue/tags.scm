(package_clause (package_identifier) @name) @definition.module
(source_file (field . (label) @name) @definition.field)
