package registry_test

import (
	"os"
	"strings"
	"testing"
)

// knownDifferences are the recorded cases that are answered otherwise on
// purpose, with the reason by id. The list may only shrink.
func knownDifferences(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("testdata/golden-differs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, why, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || why == "" {
			t.Fatalf("golden-differs.tsv: %q is not an id and a reason", line)
		}
		out[id] = why
	}
	return out
}

// TestDeliberateDifferencesAreFew holds the list to what was promised: outside
// of syntax trees at most 10, each explained to users.
func TestDeliberateDifferencesAreFew(t *testing.T) {
	doc, err := os.ReadFile("../../docs/differences.md")
	if err != nil {
		t.Fatal(err)
	}
	few := 0
	for id := range knownDifferences(t) {
		if strings.HasPrefix(id, "treesitter-") {
			continue
		}
		few++
		if !strings.Contains(string(doc), id) {
			t.Errorf("docs/differences.md does not explain %s", id)
		}
	}
	if few > 10 {
		t.Errorf("%d recorded cases are answered otherwise on purpose, at most 10 may be", few)
	}
}
