import ts from "typescript";

let branches = 0;

/** The source of a module with a call at the beginning of each branch: `reached(n)`, n being another number for each. */
export function instrumented(source) {
  const file = ts.createSourceFile("module.js", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const { transformed } = ts.transform(file, [branchTransformer]);
  return ts.createPrinter().printFile(transformed[0]);
}

function branchTransformer(context) {
  const { factory } = context;
  const call = () =>
    factory.createCallExpression(factory.createIdentifier("reached"), undefined, [
      factory.createNumericLiteral(branches++),
    ]);
  const statement = () => factory.createExpressionStatement(call());
  const expression = (node) => factory.createParenthesizedExpression(factory.createComma(call(), node));
  const LOGICAL = [
    ts.SyntaxKind.AmpersandAmpersandToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
  ];
  const visit = (node) => {
    const made = ts.visitEachChild(node, visit, context);
    if (ts.isBlock(made)) return factory.updateBlock(made, [statement(), ...made.statements]);
    if (ts.isCaseClause(made)) {
      return factory.updateCaseClause(made, made.expression, [statement(), ...made.statements]);
    }
    if (ts.isIfStatement(made)) {
      const branch = (part) => (part && !ts.isBlock(part) ? factory.createBlock([statement(), part]) : part);
      return factory.updateIfStatement(
        made,
        made.expression,
        branch(made.thenStatement),
        // `else if` has its own.
        made.elseStatement && ts.isIfStatement(made.elseStatement) ? made.elseStatement : branch(made.elseStatement),
      );
    }
    if (ts.isConditionalExpression(made)) {
      return factory.updateConditionalExpression(
        made,
        made.condition,
        made.questionToken,
        expression(made.whenTrue),
        made.colonToken,
        expression(made.whenFalse),
      );
    }
    if (ts.isBinaryExpression(made) && LOGICAL.includes(made.operatorToken.kind)) {
      return factory.updateBinaryExpression(made, made.left, made.operatorToken, expression(made.right));
    }
    if (ts.isArrowFunction(made) && !ts.isBlock(made.body)) {
      return factory.updateArrowFunction(
        made,
        made.modifiers,
        made.typeParameters,
        made.parameters,
        made.type,
        made.equalsGreaterThanToken,
        expression(made.body),
      );
    }
    return made;
  };
  // A block that begins with a directive such as "use strict" is none of ours: modules need no such.
  return (file) => ts.visitNode(file, visit);
}
