package locales_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiezbot/locales"
)

// TestKeysAndCodeAgree reads the program's source: every key of locales/ is used, and every key that is used exists.
// A literal that ends in a dot or an underscore stands for all keys that begin with it.
func TestKeysAndCodeAgree(t *testing.T) {
	keys, err := locales.Keys(locales.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	spaces := map[string]bool{}
	for _, key := range keys {
		space, _, _ := strings.Cut(key, ".")
		spaces[space] = true
	}
	looksLikeKey := regexp.MustCompile(`^[a-z]+\.[a-z0-9_.-]*$`)
	used := map[string]bool{}
	for _, literal := range literals(t, "..") {
		space, _, _ := strings.Cut(literal, ".")
		if looksLikeKey.MatchString(literal) && spaces[space] && filepath.Ext(literal) != ".yaml" {
			used[literal] = true
		}
	}
	prefix := func(s string) bool { return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "_") }
	for literal := range used {
		known := slices.Contains(keys, literal) ||
			prefix(literal) && slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, literal) })
		if !known {
			t.Errorf("%q is used but stands in no locale", literal)
		}
	}
	for _, key := range keys {
		if used[key] {
			continue
		}
		covered := false
		for literal := range used {
			covered = covered || prefix(literal) && strings.HasPrefix(key, literal)
		}
		if !covered {
			t.Errorf("%q is not used anywhere", key)
		}
	}
}

// literals collects the string literals of the packages that speak to people.
func literals(t *testing.T, root string) []string {
	t.Helper()
	var found []string
	for _, dir := range []string{"handlers", "scheduler", "locales", "internal/calendar", "internal/fetch", "internal/app", "content"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, err := strconv.Unquote(lit.Value); err == nil {
						found = append(found, s)
					}
				}
				return true
			})
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return found
}

// TestEveryLanguageIsComplete holds every language against German: keys, placeholders, plural forms, markup.
func TestEveryLanguageIsComplete(t *testing.T) {
	for _, problem := range locales.Check(locales.Builtin()) {
		t.Error(problem)
	}
}
