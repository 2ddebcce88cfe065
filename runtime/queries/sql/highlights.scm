; Names that nothing below says more about
(identifier) @variable
(field name: (identifier) @variable.other.member)
(column_definition name: (identifier) @variable.other.member)
(column (identifier) @variable.other.member)
(index_fields (field column: (identifier) @variable.other.member))
(object_reference name: (identifier) @type)
(object_reference schema: (identifier) @namespace)
(field (object_reference name: (identifier) @namespace))
(relation alias: (identifier) @namespace)
(cte (identifier) @type)
(invocation (object_reference name: (identifier) @function))
(create_function (object_reference name: (identifier) @function))
(create_index column: (identifier) @label)
(parameter) @variable.parameter
(all_fields) @operator
(all_fields "*" @operator)

; Keywords
[
  (keyword_select) (keyword_delete) (keyword_insert) (keyword_replace) (keyword_update) (keyword_truncate)
  (keyword_merge) (keyword_into) (keyword_overwrite) (keyword_values) (keyword_value) (keyword_matched) (keyword_set)
  (keyword_from) (keyword_left) (keyword_right) (keyword_inner) (keyword_full) (keyword_outer) (keyword_cross)
  (keyword_join) (keyword_lateral) (keyword_natural) (keyword_on) (keyword_off) (keyword_where) (keyword_order)
  (keyword_group) (keyword_partition) (keyword_by) (keyword_having) (keyword_desc) (keyword_asc) (keyword_limit)
  (keyword_offset) (keyword_create) (keyword_alter) (keyword_change) (keyword_analyze) (keyword_explain)
  (keyword_verbose) (keyword_modify) (keyword_drop) (keyword_add) (keyword_tables) (keyword_columns)
  (keyword_tablespace) (keyword_increment) (keyword_minvalue) (keyword_maxvalue) (keyword_none) (keyword_owned)
  (keyword_start) (keyword_restart) (keyword_as) (keyword_filter) (keyword_separator) (keyword_force) (keyword_ignore)
  (keyword_using) (keyword_use) (keyword_for) (keyword_engine) (keyword_with) (keyword_without) (keyword_no)
  (keyword_data) (keyword_rename) (keyword_to) (keyword_owner) (keyword_user) (keyword_admin) (keyword_password)
  (keyword_encrypted) (keyword_valid) (keyword_until) (keyword_connection) (keyword_reset) (keyword_logged)
  (keyword_cycle) (keyword_union) (keyword_except) (keyword_intersect) (keyword_returning) (keyword_over)
  (keyword_nulls) (keyword_first) (keyword_after) (keyword_before) (keyword_last) (keyword_window) (keyword_range)
  (keyword_rows) (keyword_groups) (keyword_unbounded) (keyword_preceding) (keyword_following) (keyword_exclude)
  (keyword_current) (keyword_row) (keyword_ties) (keyword_others) (keyword_only) (keyword_btree) (keyword_hash)
  (keyword_gist) (keyword_spgist) (keyword_gin) (keyword_brin) (keyword_preserve) (keyword_conflict) (keyword_nothing)
  (keyword_high_priority) (keyword_low_priority) (keyword_delayed) (keyword_cascaded) (keyword_local) (keyword_option)
  (keyword_vacuum) (keyword_wait) (keyword_nowait) (keyword_attribute) (keyword_authorization) (keyword_action)
  (keyword_copy) (keyword_stdin) (keyword_freeze) (keyword_escape) (keyword_encoding) (keyword_force_quote)
  (keyword_quote) (keyword_force_null) (keyword_force_not_null) (keyword_header) (keyword_match) (keyword_program)
  (keyword_plain) (keyword_extended) (keyword_main) (keyword_storage) (keyword_compression) (keyword_returns)
  (keyword_setof) (keyword_atomic) (keyword_language) (keyword_sql) (keyword_plpgsql) (keyword_leakproof)
  (keyword_parallel) (keyword_safe) (keyword_unsafe) (keyword_restricted) (keyword_called) (keyword_input)
  (keyword_strict) (keyword_cost) (keyword_support) (keyword_definer) (keyword_invoker) (keyword_security)
  (keyword_version) (keyword_out) (keyword_inout) (keyword_variadic) (keyword_session) (keyword_isolation)
  (keyword_level) (keyword_serializable) (keyword_repeatable) (keyword_read) (keyword_write) (keyword_committed)
  (keyword_uncommitted) (keyword_deferrable) (keyword_names) (keyword_zone) (keyword_immediate) (keyword_deferred)
  (keyword_constraints) (keyword_snapshot) (keyword_characteristics) (keyword_follows) (keyword_precedes)
  (keyword_each) (keyword_instead) (keyword_of) (keyword_initially) (keyword_old) (keyword_new) (keyword_referencing)
  (keyword_statement) (keyword_execute) (keyword_external) (keyword_cached) (keyword_uncached) (keyword_replication)
  (keyword_tblproperties) (keyword_options) (keyword_compute) (keyword_stats) (keyword_statistics) (keyword_optimize)
  (keyword_rewrite) (keyword_bin_pack) (keyword_incremental) (keyword_location) (keyword_partitioned)
  (keyword_comment) (keyword_sort) (keyword_format) (keyword_delimited) (keyword_delimiter) (keyword_fields)
  (keyword_terminated) (keyword_escaped) (keyword_lines) (keyword_cache) (keyword_metadata) (keyword_noscan)
  (keyword_parquet) (keyword_rcfile) (keyword_csv) (keyword_textfile) (keyword_avro) (keyword_sequencefile)
  (keyword_orc) (keyword_jsonfile) (keyword_precision) (keyword_varying) (keyword_oids) (keyword_name)
] @keyword
[
  (keyword_table) (keyword_view) (keyword_index) (keyword_schema) (keyword_database) (keyword_sequence) (keyword_role)
  (keyword_extension) (keyword_trigger) (keyword_function) (keyword_procedure) (keyword_type) (keyword_column)
  (keyword_enum)
] @keyword.storage.type
[
  (keyword_primary) (keyword_key) (keyword_unique) (keyword_foreign) (keyword_references) (keyword_constraint)
  (keyword_check) (keyword_default) (keyword_cascade) (keyword_restrict) (keyword_auto_increment) (keyword_temporary)
  (keyword_temp) (keyword_materialized) (keyword_recursive) (keyword_unsigned) (keyword_zerofill) (keyword_collate)
  (keyword_generated) (keyword_always) (keyword_immutable) (keyword_stable) (keyword_volatile) (keyword_unlogged)
  (keyword_concurrently) (keyword_virtual) (keyword_stored)
] @keyword.storage.modifier
[
  (keyword_and) (keyword_or) (keyword_not) (keyword_in) (keyword_is) (keyword_like) (keyword_between)
  (keyword_similar) (keyword_exists) (keyword_any) (keyword_some) (keyword_all) (keyword_distinct)
] @keyword.operator
[
  (keyword_case) (keyword_when) (keyword_then) (keyword_else) (keyword_end) (keyword_if)
] @keyword.control.conditional
[
  (keyword_begin) (keyword_commit) (keyword_rollback) (keyword_transaction) (keyword_return) (keyword_declare)
  (keyword_do)
] @keyword.control
[
  (keyword_cast) (keyword_max) (keyword_min) (keyword_avg) (keyword_current_timestamp)
] @function.builtin
[
  (keyword_boolean) (keyword_bit) (keyword_binary) (keyword_varbinary) (keyword_image) (keyword_decimal)
  (keyword_numeric) (keyword_float) (keyword_double) (keyword_inet) (keyword_money) (keyword_smallmoney)
  (keyword_nchar) (keyword_nvarchar) (keyword_text) (keyword_string) (keyword_uuid) (keyword_json) (keyword_jsonb)
  (keyword_xml) (keyword_bytea) (keyword_date) (keyword_datetime) (keyword_datetime2) (keyword_smalldatetime)
  (keyword_datetimeoffset) (keyword_time) (keyword_timestamp) (keyword_timestamptz) (keyword_interval)
  (keyword_geometry) (keyword_geography) (keyword_box2d) (keyword_box3d) (keyword_oid) (keyword_regclass)
  (keyword_regnamespace) (keyword_regproc) (keyword_regtype) (keyword_array) (keyword_character) (keyword_smallserial)
  (keyword_serial) (keyword_bigserial) (keyword_tinyint) (keyword_smallint) (keyword_mediumint) (keyword_int)
  (keyword_bigint) (keyword_real) (keyword_char) (keyword_varchar)
] @type.builtin
(column_definition [(keyword_not) (keyword_null)] @keyword.storage.modifier)
(array_size_definition) @type.builtin

; Literals
(literal) @string
((literal) @constant.numeric.integer (#match? @constant.numeric.integer "^[-+]?\\d+$"))
((literal) @constant.numeric.float (#match? @constant.numeric.float "^[-+]?\\d*\\.\\d*([eE][-+]?\\d+)?$"))
[(keyword_true) (keyword_false)] @constant.builtin.boolean
(literal (keyword_null) @constant.builtin)
(dollar_quote) @label

; Operators and marks
["=" ":=" "*" "::" "<" ">" "<=" ">=" ":" "+" "-" "/" "%" "^" "!=" "<>" (op_other) (op_unary_other) (bang)] @operator
["," "." ";"] @punctuation.delimiter
["(" ")" "[" "]"] @punctuation.bracket

(comment) @comment.line
(marginalia) @comment.block
