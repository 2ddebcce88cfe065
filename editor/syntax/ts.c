//go:build cgo

#include "ts.h"
#include "_cgo_export.h"
#include <stdlib.h>

// A query keeps at most this many matches in progress; more are dropped.
// Without the limit a pattern with several quantifiers can take all memory.
enum { HX_MATCH_LIMIT = 256 };

#ifdef __GLIBC__
#include <malloc.h>
#endif

// hx_trim gives memory that trees have freed back to the system.
void hx_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

static const char *hx_read(void *payload, uint32_t byte, TSPoint at, uint32_t *len)
{
	(void)at;
	return hxReadText((uintptr_t)payload, byte, len);
}

TSTree *hx_parse(TSParser *parser, const TSTree *old, uintptr_t handle)
{
	TSInput in = {(void *)handle, hx_read, 0};
	return ts_parser_parse(parser, old, in);
}

void hx_run_free(hx_run *r)
{
	if (r->cursor)
		ts_query_cursor_delete(r->cursor);
	free(r->items);
	*r = (hx_run){0};
}

void hx_run_begin(hx_run *r)
{
	if (!r->cursor) {
		r->cursor = ts_query_cursor_new();
		ts_query_cursor_set_match_limit(r->cursor, HX_MATCH_LIMIT);
	}
	r->len = r->matches = 0;
}

hx_capture *hx_append(hx_run *r)
{
	if (r->len == r->cap) {
		uint32_t cap = r->cap ? r->cap * 2 : 256;
		hx_capture *items = realloc(r->items, cap * sizeof *items);
		if (!items)
			return NULL;
		r->items = items;
		r->cap = cap;
	}
	return &r->items[r->len++];
}

static bool hx_push(hx_run *r, const TSQueryMatch *m)
{
	for (uint16_t i = 0; i < m->capture_count; i++) {
		hx_capture *c = hx_append(r);
		if (!c)
			return false;
		c->node = m->captures[i].node;
		c->capture = (uint16_t)m->captures[i].index;
		c->start = ts_node_start_byte(c->node);
		c->end = ts_node_end_byte(c->node);
		c->match = r->matches;
		c->pattern = m->pattern_index;
	}
	r->matches++;
	return true;
}

static void hx_exec(hx_run *r, const TSQuery *q, TSNode node)
{
	TSQueryMatch m;
	ts_query_cursor_exec(r->cursor, q, node);
	while (ts_query_cursor_next_match(r->cursor, &m))
		if (!hx_push(r, &m))
			return;
}

void hx_run_root(hx_run *r, const TSQuery *q, TSNode node, uint32_t from, uint32_t to, bool per_child)
{
	ts_query_cursor_set_byte_range(r->cursor, from, to);
	if (!per_child) {
		hx_exec(r, q, node);
		return;
	}
	TSTreeCursor c = ts_tree_cursor_new(node);
	if (ts_tree_cursor_goto_first_child_for_byte(&c, from) >= 0)
		do {
			TSNode child = ts_tree_cursor_current_node(&c);
			if (ts_node_start_byte(child) >= to)
				break;
			hx_exec(r, q, child);
		} while (ts_tree_cursor_goto_next_sibling(&c));
	ts_tree_cursor_delete(&c);
}

uint32_t hx_child_spans(TSNode node, bool named, hx_span *out, uint32_t cap)
{
	uint32_t n = 0;
	TSTreeCursor c = ts_tree_cursor_new(node);
	if (ts_tree_cursor_goto_first_child(&c))
		do {
			TSNode child = ts_tree_cursor_current_node(&c);
			if (named && !ts_node_is_named(child))
				continue;
			if (n < cap)
				out[n] = (hx_span){ts_node_start_byte(child), ts_node_end_byte(child)};
			n++;
		} while (ts_tree_cursor_goto_next_sibling(&c));
	ts_tree_cursor_delete(&c);
	return n;
}

uint32_t hx_ancestors(TSNode root, TSNode node, TSNode *out, uint32_t cap)
{
	uint32_t n = 0, start = ts_node_start_byte(node), end = ts_node_end_byte(node);
	TSTreeCursor c = ts_tree_cursor_new(root);
	TSNode at = root;
	for (;;) {
		if (n == cap) {
			n = 0;
			break;
		}
		out[n++] = at;
		if (at.id == node.id || !ts_tree_cursor_goto_first_child(&c))
			break;
		bool found = false;
		do {
			at = ts_tree_cursor_current_node(&c);
			uint32_t from = ts_node_start_byte(at), to = ts_node_end_byte(at);
			found = at.id == node.id || (from <= start && end <= to && (from < to || ts_node_child_count(at) > 0));
			if (from > start)
				break;
		} while (!found && ts_tree_cursor_goto_next_sibling(&c));
		if (!found)
			break;
	}
	ts_tree_cursor_delete(&c);
	return n;
}

TSNode hx_child_at(TSNode node, uint32_t byte)
{
	TSNode found = {{0}, NULL, NULL};
	TSTreeCursor c = ts_tree_cursor_new(node);
	if (ts_tree_cursor_goto_first_child_for_byte(&c, byte) >= 0) {
		found = ts_tree_cursor_current_node(&c);
	} else if (ts_tree_cursor_goto_first_child(&c)) { // see hx_enter
		do
			found = ts_tree_cursor_current_node(&c);
		while (ts_node_end_byte(found) <= byte && ts_tree_cursor_goto_next_sibling(&c));
		if (ts_node_end_byte(found) <= byte)
			found = (TSNode){{0}, NULL, NULL};
	}
	ts_tree_cursor_delete(&c);
	return found;
}

TSNode hx_last_before(TSNode node, uint32_t byte)
{
	TSNode last = {{0}, NULL, NULL};
	TSTreeCursor c = ts_tree_cursor_new(node);
	if (ts_tree_cursor_goto_first_child(&c))
		do {
			TSNode child = ts_tree_cursor_current_node(&c);
			if (ts_node_end_byte(child) > byte)
				break;
			last = child;
		} while (ts_tree_cursor_goto_next_sibling(&c));
	ts_tree_cursor_delete(&c);
	return last;
}
