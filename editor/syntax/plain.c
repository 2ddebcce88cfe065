//go:build cgo

// Matches the plain patterns of a query: see plain.go.

#include "ts.h"
#include <stdlib.h>

enum {
	HX_MOST_KIDS = 1024,   // children of one node that are looked at far outside of the window
	HX_MOST_TRIES = 1 << 14 // per node and pattern, so that no pattern explodes
};

typedef struct { TSNode node; TSFieldId field; bool named; TSSymbol symbol; } hx_kid;

// hx_search is the state of one run.
typedef struct {
	hx_run *run;
	const hx_plain *plain;
	uint32_t from, to;
	uint16_t pattern;
	uint32_t tries;
	hx_kid *kids;
	uint32_t count, cap;
	struct { TSNode node; uint16_t capture; } held[64];
	uint32_t holds;
} hx_search;

// hx_rest is what is left to match in the nodes around: the spots from list on,
// among the kids [kid, end).
typedef struct hx_rest { uint32_t list, kid, end; const struct hx_rest *up; } hx_rest;

static void hx_look_at(hx_kid *k, TSNode n)
{
	k->node = n;
	k->symbol = ts_node_symbol(n);
	k->named = ts_node_is_named(n);
}

static bool hx_fits(const hx_step *s, const hx_kid *k)
{
	if (s->field && s->field != k->field)
		return false;
	if (s->wild)
		return k->symbol != HX_ERROR && (k->named || !s->named);
	return s->symbol == k->symbol;
}

// hx_enter goes to the first child that ends behind the byte, or an earlier one
// where the library does not find it: it gives up in the first hidden node that
// ends behind the byte without a visible child that does.
static bool hx_enter(TSTreeCursor *c, uint32_t start, uint32_t byte)
{
	return (start < byte && ts_tree_cursor_goto_first_child_for_byte(c, byte) >= 0) || ts_tree_cursor_goto_first_child(c);
}

// hx_gather appends the children of a node and returns where they begin.
static uint32_t hx_gather(hx_search *h, TSNode node)
{
	uint32_t first = h->count;
	uint32_t children = ts_node_child_count(node);
	if (children == 0)
		return first;
	TSTreeCursor c = ts_tree_cursor_new(node);
	bool ok = hx_enter(&c, children > HX_MOST_KIDS ? ts_node_start_byte(node) : h->from, h->from);
	for (; ok; ok = ts_tree_cursor_goto_next_sibling(&c)) {
		if (h->count == h->cap) {
			uint32_t cap = h->cap ? h->cap * 2 : 256;
			hx_kid *kids = realloc(h->kids, cap * sizeof *kids);
			if (!kids)
				break;
			h->kids = kids;
			h->cap = cap;
		}
		hx_kid *k = &h->kids[h->count];
		hx_look_at(k, ts_tree_cursor_current_node(&c));
		if (h->count - first >= HX_MOST_KIDS && ts_node_start_byte(k->node) >= h->to)
			break;
		k->field = ts_tree_cursor_current_field_id(&c);
		h->count++;
	}
	ts_tree_cursor_delete(&c);
	return first;
}

static void hx_emit(hx_search *h)
{
	for (uint32_t i = 0; i < h->holds; i++) {
		hx_capture *c = hx_append(h->run);
		if (!c)
			return;
		c->node = h->held[i].node;
		c->capture = h->held[i].capture;
		c->start = ts_node_start_byte(c->node);
		c->end = ts_node_end_byte(c->node);
		c->match = h->run->matches;
		c->pattern = h->pattern;
	}
	if (h->holds)
		h->run->matches++;
}

static void hx_solve(hx_search *h, uint32_t list, uint32_t kid, uint32_t end, const hx_rest *up);

// hx_try matches one step against a node that fits and goes on with the rest.
static void hx_try(hx_search *h, const hx_step *s, const hx_kid *k, const hx_rest *rest)
{
	TSNode node = k->node;
	uint32_t held = h->holds;
	if (held + s->captures > sizeof h->held / sizeof *h->held)
		return;
	for (uint16_t i = 0; i < s->captures; i++) {
		h->held[h->holds].node = node;
		h->held[h->holds++].capture = s->capture[i];
	}
	if (s->child) {
		uint32_t first = hx_gather(h, node);
		hx_solve(h, s->child, first, h->count, rest);
		h->count = first;
	} else if (rest) {
		hx_solve(h, rest->list, rest->kid, rest->end, rest->up);
	} else {
		hx_emit(h);
	}
	h->holds = held;
}

static bool hx_named_behind(const hx_search *h, uint32_t kid, uint32_t end)
{
	while (++kid < end)
		if (h->kids[kid].named)
			return true;
	return false;
}

static void hx_solve(hx_search *h, uint32_t list, uint32_t kid, uint32_t end, const hx_rest *up)
{
	if (!list) {
		if (up)
			hx_solve(h, up->list, up->kid, up->end, up->up);
		else
			hx_emit(h);
		return;
	}
	const hx_step *steps = h->plain->steps;
	if (steps[list].many)
		hx_solve(h, steps[list].next, kid, end, up);
	for (; kid < end; kid++) {
		if (steps[list].last && hx_named_behind(h, kid, end))
			continue;
		if (h->tries++ > HX_MOST_TRIES)
			return;
		for (uint32_t a = list; a; a = steps[a].alt) {
			hx_kid k = h->kids[kid];
			if (!hx_fits(&steps[a], &k))
				continue;
			if (steps[a].many) {
				hx_solve(h, steps[list].next, kid + 1, end, up);
				goto more;
			}
			hx_rest rest = {steps[list].next, kid + 1, end, up};
			hx_try(h, &steps[a], &k, rest.list || up ? &rest : NULL);
		}
		if (steps[list].anchor && h->kids[kid].named)
			return;
	more:;
	}
}

static void hx_visit(hx_search *h, TSNode node)
{
	hx_kid k = {.field = 0};
	hx_look_at(&k, node);
	const hx_plain *p = h->plain;
	uint32_t lists[] = {k.symbol < p->symbols ? p->first[k.symbol] : k.symbol == HX_ERROR ? p->error : 0, p->wild};
	for (int i = 0; i < 2; i++)
		for (uint32_t e = lists[i]; e; e = p->entries[e].next) {
			const hx_step *s = &p->steps[p->entries[e].step];
			if (!hx_fits(s, &k))
				continue;
			h->pattern = p->entries[e].pattern;
			h->tries = 0;
			hx_try(h, s, &k, NULL);
		}
}

void hx_run_plain(hx_run *r, const hx_plain *p, TSNode root, uint32_t from, uint32_t to)
{
	hx_search h = {.run = r, .plain = p, .from = from, .to = to};
	TSTreeCursor c = ts_tree_cursor_new(root);
	for (bool more = true; more;) {
		TSNode n = ts_tree_cursor_current_node(&c);
		uint32_t start = ts_node_start_byte(n), end = ts_node_end_byte(n);
		bool in = start < to && (end > from || (start == end && start >= from));
		if (in)
			hx_visit(&h, n);
		if (in && hx_enter(&c, start, from))
			continue;
		more = false;
		do {
			// What begins behind the window has no later sibling in it.
			if (ts_node_start_byte(ts_tree_cursor_current_node(&c)) < to && ts_tree_cursor_goto_next_sibling(&c))
				more = true;
		} while (!more && ts_tree_cursor_goto_parent(&c));
	}
	ts_tree_cursor_delete(&c);
	free(h.kids);
}
