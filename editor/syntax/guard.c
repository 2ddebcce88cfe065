//go:build cgo

// The block scanner of the markdown grammar keeps a stack of open blocks. On
// odd input (combined comments, deep quotes) it pops the empty stack or saves
// more of it than the parser gives room for; both end the process. Here its
// scan function gets a guard that keeps the stack within bounds: at worst a few
// blocks of a broken text are coloured wrongly.

#include "ts.h"

// The head of a grammar in format 14, as far as it is changed here.
typedef struct {
	uint32_t counts[9];
	uint16_t max_alias_sequence_length;
	const void *tables[13];
	const void *lex_fn, *keyword_lex_fn;
	TSSymbol keyword_capture_token;
	struct {
		const bool *states;
		const TSSymbol *symbol_map;
		void *(*create)(void);
		void (*destroy)(void *);
		bool (*scan)(void *, void *, const bool *);
		unsigned (*serialize)(void *, char *);
		void (*deserialize)(void *, const char *, unsigned);
	} scanner;
	const void *primary_state_ids;
} hx_grammar;

// The stack is the first member of the scanner's state.
typedef struct {
	size_t size, capacity;
	void *items;
} hx_blocks;

const TSLanguage *tree_sitter_markdown(void);

static hx_grammar markdown;
static bool (*markdown_scan)(void *, void *, const bool *);

// The parser gives 1024 bytes to save the state, of which a block takes four.
enum { HX_MAX_BLOCKS = 200 };

static bool hx_markdown_scan(void *state, void *lexer, const bool *valid)
{
	hx_blocks *blocks = state;
	bool found = markdown_scan(state, lexer, valid);
	if (blocks->size > (size_t)1 << 30) // popped when empty
		blocks->size = 0;
	if (blocks->size > HX_MAX_BLOCKS)
		blocks->size = HX_MAX_BLOCKS;
	return found;
}

// hx_guarded_markdown must run once before any use of the result.
const TSLanguage *hx_guarded_markdown(void)
{
	markdown = *(const hx_grammar *)tree_sitter_markdown();
	markdown_scan = markdown.scanner.scan;
	markdown.scanner.scan = hx_markdown_scan;
	return (const TSLanguage *)&markdown;
}
