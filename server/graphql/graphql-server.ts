import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { RateLimiter } from '../access/rate-limit.js';
import { refusalOf } from '../audited-requests.js';
import type { RequestContext } from '../context.js';
import { badUserInput, CallerError, HTTP_STATUS } from '../errors.js';
import { errorFormatter } from './format-error.js';
import { priceRequest } from './limits/cost.js';
import { DOCUMENT_LIMITS, limitDocument } from './limits/document-limits.js';
import { refuseNul } from './limits/refuse-nul.js';
import { stringifyWithRawJson } from './raw-json.js';
import { rememberRequest } from './request-of-error.js';

/** Apollo Server with the limits and masks of the contract. Only signed-in requests reach it, so introspection is on. */
export function makeGraphqlServer(parts: {
  schema: GraphQLSchema;
  log: Logger;
  rateLimiter: RateLimiter;
}): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: parts.schema,
    introspection: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: [limitDocument],
    formatError: errorFormatter(parts.log),
    stringifyResult: (result) => `${stringifyWithRawJson(result)}\n`,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would look at every field of every row, and nothing of ours is cached by its hints.
      ApolloServerPluginCacheControlDisabled(),
      pricePlugin(parts.schema, parts.rateLimiter),
      endPlugin(errorFormatter(parts.log)),
    ],
  });
}

/** Checks and prices a request before any of it runs. An operation that there is none of is left to execution, which says so. */
function pricePlugin(schema: GraphQLSchema, rateLimiter: RateLimiter): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          try {
            if (operation.operation === 'subscription') throw badUserInput('There are no subscriptions here.', []);
            refuseNul(request);
            const { variables, operationName } = request;
            const cost = priceRequest({ schema, document, variables, operationName: operationName || undefined });
            await rateLimiter.countCost(contextValue.viewer.id, cost);
          } catch (error) {
            throw error instanceof CallerError ? asHttpError(error) : error;
          }
        },
      };
    },
  };
}

/**
 * When the answer is complete, before it is sent: ends the request's transaction, then writes what it leaves behind and its events to
 * the audit. An answer for which these cannot be written does not leave.
 */
function endPlugin(formatError: ReturnType<typeof errorFormatter>): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            rememberRequest(error, contextValue.acting.correlationId);
            const refusal = refusalOf(error.originalError, String(error.path?.[0] ?? ''));
            if (refusal !== null) contextValue.audit(refusal);
          }
        },
        async willSendResponse({ contextValue, response }) {
          await contextValue.end();
          try {
            await contextValue.complete();
            await contextValue.writeAudit();
          } catch (error) {
            const failure = new GraphQLError('', { originalError: error as Error });
            rememberRequest(failure, contextValue.acting.correlationId);
            response.http.status = HTTP_STATUS.INTERNAL;
            response.body = { kind: 'single', singleResult: { errors: [formatError({ message: '' }, failure)] } };
          }
        },
      };
    },
  };
}

/** Errors before execution become the answer's HTTP status only through `extensions.http`. */
function asHttpError(error: CallerError): GraphQLError {
  const headers = new Map<string, string>();
  if (error.retryAfterSeconds) headers.set('retry-after', String(error.retryAfterSeconds));
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: HTTP_STATUS[error.code], headers } },
  });
}
