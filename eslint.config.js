import js from "@eslint/js";
import globals from "globals";

export default [
  {
    ignores: [
      "static/vendor/",
      "tests/browser/vendor/",
      "node_modules/",
      ".venv/",
      "static/scene/",
      "packages/*/src/",
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, L: "readonly" } },
    rules: {
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-depth": ["error", 4],
    },
  },
  {
    files: ["tests/**", "*.config.js", "packages/*/build.mjs"],
    languageOptions: { globals: globals.node },
  },
];
