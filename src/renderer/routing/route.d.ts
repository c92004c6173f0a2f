export type Route = {
    readonly screen: 'issue';
} | {
    readonly screen: 'invoices';
} | {
    readonly screen: 'invoice';
    readonly code: string;
    readonly number: string;
};
/** Reads the fragment of the address; whatever is not a route is the issuing screen. */
export declare function parseRoute(hash: string): Route;
export declare function hrefOf(route: Route): string;
export declare function goTo(route: Route): void;
export declare function useRoute(): Route;
