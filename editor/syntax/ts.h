// The part of the tree-sitter C interface (version 14 of the grammar format)
// that this package uses. The functions themselves come with the binding
// module, whose C code is linked by the blank import in grammar_core.go; its
// own header cannot be reached from here. The layout of these types is fixed by
// that pinned version; TestLayout guards it.
//
// Why not the binding's Go interface: it keeps every node it hands out in a map
// of the tree, frees memory by finalizers, copies the text per parse, passes
// wrong points after an edit, and costs one call into C per capture.
#ifndef HX_TS_H
#define HX_TS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint16_t TSSymbol;
typedef uint16_t TSFieldId;
typedef struct TSLanguage TSLanguage;
typedef struct TSParser TSParser;
typedef struct TSTree TSTree;
typedef struct TSQuery TSQuery;
typedef struct TSQueryCursor TSQueryCursor;

typedef struct { uint32_t row, column; } TSPoint;
typedef struct { TSPoint start_point, end_point; uint32_t start_byte, end_byte; } TSRange;
typedef struct {
	void *payload;
	const char *(*read)(void *payload, uint32_t byte, TSPoint at, uint32_t *len);
	int encoding;
} TSInput;
typedef struct {
	uint32_t start_byte, old_end_byte, new_end_byte;
	TSPoint start_point, old_end_point, new_end_point;
} TSInputEdit;
typedef struct { uint32_t context[4]; const void *id; const TSTree *tree; } TSNode;
typedef struct { const void *tree, *id; uint32_t context[3]; } TSTreeCursor;
typedef struct { TSNode node; uint32_t index; } TSQueryCapture;
typedef struct {
	uint32_t id;
	uint16_t pattern_index, capture_count;
	const TSQueryCapture *captures;
} TSQueryMatch;
typedef struct { int type; uint32_t value_id; } TSQueryPredicateStep;

uint32_t ts_language_version(const TSLanguage *);
uint32_t ts_language_symbol_count(const TSLanguage *);
const char *ts_language_symbol_name(const TSLanguage *, TSSymbol);
TSSymbol ts_language_symbol_for_name(const TSLanguage *, const char *, uint32_t, bool);
TSFieldId ts_language_field_id_for_name(const TSLanguage *, const char *, uint32_t);
int ts_language_symbol_type(const TSLanguage *, TSSymbol);
uint32_t ts_language_field_count(const TSLanguage *);
const char *ts_language_field_name_for_id(const TSLanguage *, TSFieldId);

TSParser *ts_parser_new(void);
void ts_parser_delete(TSParser *);
bool ts_parser_set_language(TSParser *, const TSLanguage *);
bool ts_parser_set_included_ranges(TSParser *, const TSRange *, uint32_t);
TSTree *ts_parser_parse(TSParser *, const TSTree *, TSInput);
void ts_parser_reset(TSParser *);
void ts_parser_set_timeout_micros(TSParser *, uint64_t);

TSTree *ts_tree_copy(const TSTree *);
void ts_tree_delete(TSTree *);
TSNode ts_tree_root_node(const TSTree *);
void ts_tree_edit(TSTree *, const TSInputEdit *);
TSRange *ts_tree_get_changed_ranges(const TSTree *, const TSTree *, uint32_t *);

const char *ts_node_type(TSNode);
TSSymbol ts_node_symbol(TSNode);
uint32_t ts_node_start_byte(TSNode);
TSPoint ts_node_start_point(TSNode);
uint32_t ts_node_end_byte(TSNode);
TSPoint ts_node_end_point(TSNode);
char *ts_node_string(TSNode);
bool ts_node_is_null(TSNode);
bool ts_node_is_named(TSNode);
bool ts_node_is_missing(TSNode);
bool ts_node_is_extra(TSNode);
bool ts_node_has_error(TSNode);
bool ts_node_is_error(TSNode);
TSNode ts_node_parent(TSNode);
TSNode ts_node_child(TSNode, uint32_t);
uint32_t ts_node_child_count(TSNode);
uint32_t ts_node_named_child_count(TSNode);
TSNode ts_node_named_child(TSNode, uint32_t);
TSNode ts_node_next_sibling(TSNode);
TSNode ts_node_prev_sibling(TSNode);
TSNode ts_node_descendant_for_byte_range(TSNode, uint32_t, uint32_t);
TSNode ts_node_named_descendant_for_byte_range(TSNode, uint32_t, uint32_t);
bool ts_node_eq(TSNode, TSNode);
const char *ts_node_field_name_for_child(TSNode, uint32_t);

TSTreeCursor ts_tree_cursor_new(TSNode);
void ts_tree_cursor_delete(TSTreeCursor *);
TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
bool ts_tree_cursor_goto_parent(TSTreeCursor *);
TSFieldId ts_tree_cursor_current_field_id(const TSTreeCursor *);
bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
int64_t ts_tree_cursor_goto_first_child_for_byte(TSTreeCursor *, uint32_t);

TSQuery *ts_query_new(const TSLanguage *, const char *, uint32_t, uint32_t *, int *);
void ts_query_delete(TSQuery *);
uint32_t ts_query_pattern_count(const TSQuery *);
uint32_t ts_query_capture_count(const TSQuery *);
uint32_t ts_query_start_byte_for_pattern(const TSQuery *, uint32_t);
const TSQueryPredicateStep *ts_query_predicates_for_pattern(const TSQuery *, uint32_t, uint32_t *);
bool ts_query_is_pattern_non_local(const TSQuery *, uint32_t);
const char *ts_query_capture_name_for_id(const TSQuery *, uint32_t, uint32_t *);
const char *ts_query_string_value_for_id(const TSQuery *, uint32_t, uint32_t *);
void ts_query_disable_pattern(TSQuery *, uint32_t);

TSQueryCursor *ts_query_cursor_new(void);
void ts_query_cursor_delete(TSQueryCursor *);
void ts_query_cursor_exec(TSQueryCursor *, const TSQuery *, TSNode);
void ts_query_cursor_set_match_limit(TSQueryCursor *, uint32_t);
void ts_query_cursor_set_byte_range(TSQueryCursor *, uint32_t, uint32_t);
bool ts_query_cursor_next_match(TSQueryCursor *, TSQueryMatch *);

// hx_capture is one capture of one match, flat, so that a whole query run
// crosses into C once.
typedef struct {
	TSNode node;
	uint32_t start, end;
	uint32_t match; // serial number of its match within the run
	uint16_t pattern, capture;
} hx_capture;

typedef struct {
	TSQueryCursor *cursor;
	hx_capture *items;
	uint32_t len, cap, matches;
} hx_run;

void hx_run_free(hx_run *);
// hx_run_begin forgets the captures of the run before.
void hx_run_begin(hx_run *);
// hx_run_root appends the captures of all matches within the bytes [from, to).
// per_child runs the query on each child of the node that meets the window
// instead of on the node itself: see query.go.
void hx_run_root(hx_run *, const TSQuery *, TSNode, uint32_t from, uint32_t to, bool per_child);

// hx_append adds a capture to a run, null without memory.
hx_capture *hx_append(hx_run *);

enum { HX_ERROR = 65535 }; // the symbol of error nodes

// hx_step is one node of a plain pattern. Indices of steps count from 1; 0 is
// none.
typedef struct {
	TSSymbol symbol; // unless wild
	TSFieldId field; // 0: any
	bool wild, named, anchor, last, many;
	uint16_t captures, capture[3];
	uint32_t child; // first spot among the children
	uint32_t next;  // the spot behind this one, of the first alternative
	uint32_t alt;   // another step for the same spot
} hx_step;

// hx_entry says that a pattern may begin with a step.
typedef struct { uint32_t step, next; uint16_t pattern; } hx_entry;

typedef struct {
	hx_step *steps;
	hx_entry *entries;
	uint32_t *first; // entry by symbol
	uint32_t symbols, wild, error;
} hx_plain;

// hx_run_plain appends the captures of all matches whose outermost node meets
// the bytes [from, to).
void hx_run_plain(hx_run *, const hx_plain *, TSNode root, uint32_t from, uint32_t to);

void hx_trim(void);

// hx_parse parses with the reader behind the handle (see reader.go).
TSTree *hx_parse(TSParser *, const TSTree *, uintptr_t handle);

typedef struct { uint32_t start, end; } hx_span;
// hx_child_spans writes the spans of at most cap children (named ones only if
// asked) and returns how many there are.
uint32_t hx_child_spans(TSNode, bool named, hx_span *, uint32_t cap);

// hx_ancestors writes the nodes from the root down to the node, that one
// included, and returns how many; 0 when there are more than cap.
uint32_t hx_ancestors(TSNode root, TSNode node, TSNode *out, uint32_t cap);

// hx_child_at is the first child that ends behind the byte; a null node when
// there is none.
TSNode hx_child_at(TSNode, uint32_t byte);

// hx_last_before is the last child that ends at or before the byte; a null
// node when there is none.
TSNode hx_last_before(TSNode, uint32_t byte);

#endif
