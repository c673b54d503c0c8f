// Package deploy_test holds what is delivered beside the program to what the program does: alerts, dashboard, runbook,
// container and service. There is no code in this folder.
package deploy_test

import (
	"os"
	"testing"
)

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// leftOut skips a test loudly for want of something, or fails where KIEZBOT_TEST_ALL=1 wants every test.
func leftOut(t *testing.T, want string) {
	t.Helper()
	if os.Getenv("KIEZBOT_TEST_ALL") == "1" {
		t.Fatalf("%s is missing, and KIEZBOT_TEST_ALL=1 allows no test to be left out", want)
	}
	t.Skipf("LEFT OUT: needs %s; make test gets it", want)
}
